package io.kefuflow.shared.process;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A process variable, declared once with its type in the vocabulary class of its process, and used
 * for reading, writing, starting and asserting.
 *
 * @param name camelCase, the key of the form field that writes it
 * @param type Java type of the stored value
 */
public record ProcessVariable<T>(String name, Class<T> type) {

  public static ProcessVariable<String> text(String name) {
    return new ProcessVariable<>(name, String.class);
  }

  public static ProcessVariable<Boolean> flag(String name) {
    return new ProcessVariable<>(name, Boolean.class);
  }

  public static ProcessVariable<Integer> count(String name) {
    return new ProcessVariable<>(name, Integer.class);
  }

  /** A number that a form field wrote: Integer when whole, else Double (form-js 1.8.7). */
  public static ProcessVariable<Number> number(String name) {
    return new ProcessVariable<>(name, Number.class);
  }

  /** The value in the scope or a parent of it; empty when absent or null. */
  public Optional<T> findIn(VariableScope scope) {
    return Optional.ofNullable(type.cast(scope.getVariable(name)));
  }

  /**
   * The value in the scope.
   *
   * @throws IllegalStateException when it is absent: the model and the code disagree
   */
  public T from(VariableScope scope) {
    return findIn(scope)
        .orElseThrow(() -> new IllegalStateException("Process variable '" + name + "' is not set"));
  }

  public void set(VariableScope scope, T value) {
    scope.setVariable(name, value);
  }

  /** As {@link #set}, in this scope itself, even where a parent of it has the variable. */
  public void setLocal(VariableScope scope, T value) {
    scope.setVariableLocal(name, value);
  }

  /**
   * The variable as a map entry, for starting a process or completing a task. A null value is kept
   * as null.
   */
  public Map.Entry<String, Object> of(T value) {
    return new java.util.AbstractMap.SimpleImmutableEntry<>(Objects.requireNonNull(name), value);
  }
}

package io.kefuflow.shared.process;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component, or the method that makes it, as one that expressions in models may call, e.g.
 * {@code ${sla.dueAt(execution, 'firstResponse')}}. Delegates and listeners need no mark; every
 * other bean is invisible to models. The class is public: expressions reach no other.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ProcessBean {}

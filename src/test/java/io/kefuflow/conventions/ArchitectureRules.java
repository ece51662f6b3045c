package io.kefuflow.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Repository;

/**
 * The dependency rules of the architecture below one root package, each under a name that says what
 * to do. A feature is a package directly below the root; {@code shared} and {@code engine} serve
 * all of them.
 */
final class ArchitectureRules {

  private static final String[] ENGINE_SIDE = {
    "..process..", "..engine..", "..cockpit..", "..tasklist.."
  };
  private static final Set<String> NOT_A_FEATURE =
      Set.of("shared", "engine", "cockpit", "tasklist", "portal", "api");

  private final String root;

  private ArchitectureRules(String root) {
    this.root = root;
  }

  static Map<String, ArchRule> below(String root) {
    return new ArchitectureRules(root).rules();
  }

  private Map<String, ArchRule> rules() {
    var rules = new LinkedHashMap<String, ArchRule>();
    rules.put(
        "Only process packages, engine, cockpit and tasklist know the engine: put a port into the feature's root",
        noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE_SIDE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.camunda.."));
    rules.put(
        "A feature's root package knows no web and no SQL: move the class to the feature's web or persistence package",
        noClasses()
            .that(areInAFeatureRoot())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework.web..",
                "org.springframework.jdbc..",
                "jakarta.servlet..",
                "java.sql..",
                "javax.sql.."));
    rules.put(
        "A feature's root package knows none of its sub-packages: define a port in the root and implement it below",
        classes().that(areInAFeatureRoot()).should(notDependOnTheirSubPackages()));
    rules.put(
        "A feature's sub-packages are private to it (those of engine are open to process packages): use what its root package offers",
        classes().should(notDependOnAnotherFeaturesSubPackages()));
    rules.put(
        "Features are free of cycles: let one of the two publish a port or an event that the other implements or hears",
        slices().matching(root + ".(*)..").should().beFreeOfCycles());
    rules.put(
        "engine and shared know no feature: let the feature implement an interface of theirs",
        noClasses()
            .that()
            .resideInAnyPackage(root + ".engine..", root + ".shared..")
            .should(
                dependOnClassesThat(
                    describe(
                        "belong to a feature",
                        (JavaClass type) ->
                            isOurs(type)
                                && !Set.of("engine", "shared", "").contains(feature(type))))));
    rules.put(
        "shared knows nothing of ours",
        noClasses()
            .that()
            .resideInAPackage(root + ".shared..")
            .should(
                dependOnClassesThat(
                    describe(
                        "are ours",
                        (JavaClass type) -> isOurs(type) && !feature(type).equals("shared")))));
    rules.put(
        "A delegate is package-private, in a process package, and named ...Delegate",
        glue(JavaDelegate.class, "Delegate"));
    rules.put(
        "A task listener is package-private, in a process package or engine, and named ...TaskListener",
        glue(TaskListener.class, "TaskListener"));
    rules.put(
        "An execution listener is package-private, in a process package or engine, and named ...ExecutionListener",
        glue(ExecutionListener.class, "ExecutionListener"));
    rules.put(
        "Delegates and listeners touch no store and no SQL: call what a feature's root package offers",
        noClasses()
            .that(
                assignableTo(JavaDelegate.class)
                    .or(assignableTo(TaskListener.class))
                    .or(assignableTo(ExecutionListener.class)))
            .should(dependOnClassesThat(areStores())));
    rules.put(
        "Variables are read and written through their ProcessVariable constant, so that name and type are said once",
        noClasses()
            .that()
            .resideInAPackage("..process..")
            .and()
            .resideOutsideOfPackage(root + ".shared..")
            .should()
            .callMethodWhere(
                target(owner(assignableTo(VariableScope.class)))
                    .and(
                        describe(
                            "reads or writes a variable by name",
                            (JavaCall<?> call) ->
                                call.getTarget()
                                    .getName()
                                    .matches(
                                        "(get|set|has|remove)Variable(Local|Typed|LocalTyped)?")))));
    rules.put(
        "Beans get what they need through their constructor: no annotated fields",
        noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class));
    rules.put(
        "Beans get what they need through their constructor: no annotated setters",
        noMethods().should().beAnnotatedWith(Autowired.class));
    rules.put(
        "Time comes from the injected java.time.Clock: write now(clock)",
        noClasses()
            .should()
            .callMethodWhere(readsTheSystemClock())
            .orShould()
            .callConstructor(Date.class));
    rules.put(
        "java.util.Date stays with the engine: use java.time outside process packages, engine, cockpit and tasklist",
        noClasses()
            .that()
            .resideOutsideOfPackages(ENGINE_SIDE)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Date.class));
    rules.put(
        "What the application has to say goes to a logger",
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS);
    return rules;
  }

  private ArchRule glue(Class<?> type, String suffix) {
    return classes()
        .that()
        .implement(type)
        .and()
        .areNotAnonymousClasses()
        .should()
        .notBePublic()
        .andShould()
        .haveSimpleNameEndingWith(suffix)
        .andShould()
        .resideInAnyPackage("..process..", root + ".engine..")
        .allowEmptyShould(true);
  }

  private DescribedPredicate<JavaClass> areInAFeatureRoot() {
    return describe(
        "are in the root package of a feature",
        type ->
            type.getPackageName().equals(root + "." + feature(type))
                && !NOT_A_FEATURE.contains(feature(type)));
  }

  private ArchCondition<JavaClass> notDependOnTheirSubPackages() {
    return noDependency(
        "not depend on their feature's sub-packages",
        dependency -> {
          var target = dependency.getTargetClass();
          return feature(target).equals(feature(dependency.getOriginClass()))
              && isInSubPackage(target);
        });
  }

  private ArchCondition<JavaClass> notDependOnAnotherFeaturesSubPackages() {
    return noDependency(
        "not depend on another feature's sub-packages",
        dependency -> {
          var target = dependency.getTargetClass();
          return isInSubPackage(target)
              && !feature(target).equals("shared")
              && !isEngineUsedByGlue(dependency)
              && !feature(target).equals(feature(dependency.getOriginClass()));
        });
  }

  /** The engine's own side of a feature may use the public types of any engine package. */
  private boolean isEngineUsedByGlue(Dependency dependency) {
    return feature(dependency.getTargetClass()).equals("engine")
        && dependency.getTargetClass().getModifiers().contains(JavaModifier.PUBLIC)
        && resideInAnyPackage("..process..").test(dependency.getOriginClass());
  }

  private static ArchCondition<JavaClass> noDependency(
      String description, java.util.function.Predicate<Dependency> forbidden) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getDirectDependenciesFromSelf().stream()
            .filter(forbidden)
            .forEach(
                dependency ->
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
      }
    };
  }

  private DescribedPredicate<JavaClass> areStores() {
    return describe(
        "are stores",
        type ->
            resideInAnyPackage(
                        root + ".*.persistence..", "org.springframework.jdbc..", "java.sql..")
                    .test(type)
                || type.isAnnotatedWith(Repository.class));
  }

  private static DescribedPredicate<JavaCall<?>> readsTheSystemClock() {
    return describe(
        "reads the system clock",
        call -> {
          var method = call.getTarget();
          String owner = method.getOwner().getName();
          boolean takesClock =
              method.getRawParameterTypes().stream()
                  .anyMatch(type -> type.getName().equals("java.time.Clock"));
          return owner.startsWith("java.time.") && method.getName().equals("now") && !takesClock
              || owner.equals("java.time.Clock")
                  && method.getName().matches("system.*|tick(Seconds|Minutes|Millis)")
              || owner.equals("java.lang.System") && method.getName().equals("currentTimeMillis");
        });
  }

  private boolean isOurs(JavaClass type) {
    return type.getPackageName().equals(root) || type.getPackageName().startsWith(root + ".");
  }

  private boolean isInSubPackage(JavaClass type) {
    return isOurs(type) && type.getPackageName().startsWith(root + "." + feature(type) + ".");
  }

  /** The package directly below the root, empty for the root itself and for what is not ours. */
  private String feature(JavaClass type) {
    return type.getPackageName().startsWith(root + ".")
        ? type.getPackageName().substring(root.length() + 1).split("\\.")[0]
        : "";
  }
}

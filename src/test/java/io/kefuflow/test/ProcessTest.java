package io.kefuflow.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * An {@link ApplicationTest} of process models: the class fails after its last test unless its
 * tests together reached every node and took every flow of the models named. Drive a case with
 * {@link RunningCase}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ApplicationTest
@ExtendWith(ProcessCoverage.class)
public @interface ProcessTest {

  /** Keys of the processes that this class covers completely. */
  String[] value();
}

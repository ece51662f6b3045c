package io.kefuflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Entry point: one Spring Boot application with the embedded process engine and its webapps. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class KefuFlowApplication {

  public static void main(String[] args) {
    SpringApplication.run(KefuFlowApplication.class, args);
  }
}

# syntax=docker/dockerfile:1

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml ./
COPY src src
COPY processes processes
COPY forms forms
# The tests run in CI; the cache keeps the libraries between builds.
RUN --mount=type=cache,target=/root/.m2 mvn -B -q package -DskipTests
RUN java -Djarmode=tools -jar target/kefuflow-*.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home --home-dir /app kefuflow
WORKDIR /app
# From what changes rarely to what changes always, so that an update ships only the last layers.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER kefuflow

# Chinese log lines, and dates of the department
ENV LANG=C.UTF-8 \
    TZ=Asia/Shanghai \
    SPRING_PROFILES_ACTIVE=production \
    JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=75 -XX:+ExitOnOutOfMemoryError"
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=4 \
  CMD curl --fail --silent --output /dev/null http://127.0.0.1:8080/actuator/health/readiness || exit 1
# exec form: the JVM gets the stop signal and frees the jobs it has taken
ENTRYPOINT ["java", "org.springframework.boot.loader.launch.JarLauncher"]

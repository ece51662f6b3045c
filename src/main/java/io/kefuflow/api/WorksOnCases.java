package io.kefuflow.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For the roles that open cases and work on them; they see full data. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize(
    "hasAnyRole(T(io.kefuflow.shared.Role).groupIds(T(io.kefuflow.shared.Role).WORK_ON_CASES))")
@interface WorksOnCases {}

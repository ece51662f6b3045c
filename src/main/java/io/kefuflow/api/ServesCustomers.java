package io.kefuflow.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For those who deal with customers: agents and who leads them. They speak for the customer. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize(
    "hasAnyRole(T(io.kefuflow.shared.Role).groupIds(T(io.kefuflow.shared.Role).SERVE_CUSTOMERS))")
@interface ServesCustomers {}

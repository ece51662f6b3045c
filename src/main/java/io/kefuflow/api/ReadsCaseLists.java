package io.kefuflow.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For the roles that may see lists, in which personal data is masked. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize(
    "hasAnyRole('agent', 'supervisor', 'deputy-manager', 'manager', 'quality-inspector', 'tech-support',"
        + " 'product-quality', 'trainer', 'analyst')")
@interface ReadsCaseLists {}

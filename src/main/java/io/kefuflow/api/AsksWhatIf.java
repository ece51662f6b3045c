package io.kefuflow.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** For those who decide on promises and calendars, or prepare such decisions. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('supervisor', 'deputy-manager', 'manager', 'process-owner', 'analyst')")
@interface AsksWhatIf {}

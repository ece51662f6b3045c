/**
 * Classes that break every rule of {@link io.kefuflow.conventions.ArchitectureRules}, so that each
 * is seen failing.
 */
package io.kefuflow.conventions.sample;

/** Engine vocabulary that every feature's {@code process} package shares. */
package io.kefuflow.shared.process;

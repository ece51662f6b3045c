/** What every feature's {@code persistence} package shares. */
package io.kefuflow.shared.persistence;

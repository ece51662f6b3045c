/** What every feature may use and what depends on none: roles, typed process variables. */
package io.kefuflow.shared;

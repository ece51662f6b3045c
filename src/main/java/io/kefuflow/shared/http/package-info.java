/** How other systems are called over HTTP. */
package io.kefuflow.shared.http;

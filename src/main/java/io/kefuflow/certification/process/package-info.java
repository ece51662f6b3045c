/** The life of a certificate as the engine runs it. */
package io.kefuflow.certification.process;

/** The table of certificates. */
package io.kefuflow.certification.persistence;

/** Owns after-sales service (售后服务, P5): problems with what a customer has bought. */
package io.kefuflow.aftersales;

/** Owns business handling (业务办理, P3): catalogue, applications, orders to the business system. */
package io.kefuflow.business;

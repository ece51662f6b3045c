/** Where after-sales service meets the engine. */
package io.kefuflow.aftersales.process;

/** Owns what expressions in models and in queries may do. */
package io.kefuflow.engine.expression;

/** The tables of knowledge articles and of the index that finds them. */
package io.kefuflow.knowledge.persistence;

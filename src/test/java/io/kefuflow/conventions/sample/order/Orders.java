package io.kefuflow.conventions.sample.order;

/** A repository. */
public interface Orders {}

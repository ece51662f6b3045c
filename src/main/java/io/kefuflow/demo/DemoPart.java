package io.kefuflow.demo;

/** A part of the demonstration data; parts are made in the order of their {@code @Order}. */
interface DemoPart {

  /** Chinese, what it makes, for the log. */
  String label();

  /** Makes it, as people would do it. Called once, on a database without cases. */
  void create();
}

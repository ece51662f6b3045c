package io.kefuflow.shared;

/** Who is acting at this moment. */
public interface Actor {

  /** The actor of what nobody does by hand. */
  String SYSTEM = "system";

  /** User id, or {@value #SYSTEM} when nobody acts by hand. */
  String id();
}

package io.kefuflow.casework;

/** Who is acting at this moment. */
public interface Actor {

  /** User id, or {@link CaseEvent#SYSTEM} when nobody acts by hand. */
  String id();
}

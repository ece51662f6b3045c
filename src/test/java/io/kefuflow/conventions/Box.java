package io.kefuflow.conventions;

import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** A rectangle of a diagram, in pixels, y downwards. */
record Box(double x, double y, double width, double height) {

  /** Closer than this is touching, not lying on each other. */
  private static final double SLACK = 2;

  static Box of(Bounds bounds) {
    return new Box(bounds.getX(), bounds.getY(), bounds.getWidth(), bounds.getHeight());
  }

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }

  double middle() {
    return y + height / 2;
  }

  boolean overlaps(Box other) {
    return x + SLACK < other.right()
        && other.x + SLACK < right()
        && y + SLACK < other.bottom()
        && other.y + SLACK < bottom();
  }

  boolean contains(Box other) {
    return x <= other.x && y <= other.y && other.right() <= right() && other.bottom() <= bottom();
  }

  /** A straight piece of a flow. */
  record Segment(double x1, double y1, double x2, double y2) {

    static Segment between(Waypoint from, Waypoint to) {
      return new Segment(from.getX(), from.getY(), to.getX(), to.getY());
    }

    boolean isSlanted() {
      return Math.abs(x1 - x2) > 1 && Math.abs(y1 - y2) > 1;
    }

    /** As flows are drawn with right angles, the box around a segment is the segment. */
    boolean runsThrough(Box box) {
      return box.overlaps(
          new Box(
              Math.min(x1, x2) - SLACK,
              Math.min(y1, y2) - SLACK,
              Math.abs(x1 - x2) + 2 * SLACK,
              Math.abs(y1 - y2) + 2 * SLACK));
    }

    boolean crosses(Segment other) {
      return side(other.x1, other.y1) * side(other.x2, other.y2) < 0
          && other.side(x1, y1) * other.side(x2, y2) < 0;
    }

    private double side(double x, double y) {
      return Math.signum((x2 - x1) * (y - y1) - (y2 - y1) * (x - x1));
    }
  }
}

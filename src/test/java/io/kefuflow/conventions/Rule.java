package io.kefuflow.conventions;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A convention about one kind of file.
 *
 * @param says what holds, and therefore what to do where it does not
 * @param violations the places in a file that break it
 * @param in a regular expression for the part of the sample file to replace ...
 * @param spoiledBy ... by this, so that the rule is seen failing
 */
record Rule<T>(String says, Function<T, Stream<String>> violations, String in, String spoiledBy) {}

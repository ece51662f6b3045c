package io.kefuflow.casework;

import java.util.List;

/**
 * A page of cases, newest receipt first.
 *
 * @param total how many cases match in all
 */
public record CasePage(List<ServiceCase> cases, long total, int page, int size) {}

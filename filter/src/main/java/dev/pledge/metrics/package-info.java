/**
 * Micrometer meters; the only place that knows Micrometer, so that Pledge also runs without.
 *
 * <table>
 * <caption>All meters</caption>
 * <tr><th>name</th><th>type</th><th>unit</th><th>tags</th><th>meaning</th></tr>
 * <tr><td>pledge.requests</td><td>counter</td><td>requests</td><td>outcome</td>
 *     <td>Requests that Pledge has seen; unchanged, changed, redirected or refused</td></tr>
 * <tr><td>pledge.time</td><td>timer</td><td>seconds</td><td></td>
 *     <td>Time that Pledge itself spent on a request, without the application</td></tr>
 * <tr><td>pledge.page.accesses</td><td>counter</td><td>accesses</td><td>person</td>
 *     <td>Page accesses that were recorded; for a person as well (yes) or not (no)</td></tr>
 * <tr><td>pledge.cookies.refused</td><td>counter</td><td>cookies</td><td>direction, reason, mode</td>
 *     <td>Cookies that were not sent (response), or were hidden from the application (request); at most 50 reasons</td></tr>
 * <tr><td>pledge.tags.removed</td><td>counter</td><td>tags</td><td>element, company, mode</td>
 *     <td>Ad-server tags that were removed: an element, an inline-script, or a link-header; at most 100 companies, then
 *     other</td></tr>
 * <tr><td>pledge.redirects</td><td>counter</td><td>requests</td><td>mode</td>
 *     <td>Plain requests that were redirected to HTTPS</td></tr>
 * <tr><td>pledge.exposures</td><td>counter</td><td>requests</td><td>mode</td>
 *     <td>Bodies that came over plain HTTP and were refused</td></tr>
 * <tr><td>pledge.findings</td><td>counter</td><td>findings</td><td>promise, kind, mode</td>
 *     <td>Breaches that were prevented (enforce), or seen (report)</td></tr>
 * <tr><td>pledge.findings.overflow</td><td>counter</td><td>findings</td><td></td>
 *     <td>Breaches that were counted without their details, for want of room</td></tr>
 * <tr><td>pledge.findings.held</td><td>gauge</td><td>findings</td><td></td>
 *     <td>Different findings that are held</td></tr>
 * <tr><td>pledge.statistics.recorded</td><td>counter</td><td>answers</td><td></td>
 *     <td>Answers that are in the journal or in the store</td></tr>
 * <tr><td>pledge.statistics.lost</td><td>counter</td><td>answers</td><td></td>
 *     <td>Answers that could not be recorded: disk or budget full</td></tr>
 * <tr><td>pledge.statistics.torn</td><td>counter</td><td>records</td><td></td>
 *     <td>Records of the journal that were found torn</td></tr>
 * <tr><td>pledge.statistics.pending</td><td>gauge</td><td>bytes</td><td></td>
 *     <td>Journal that the store has not taken yet</td></tr>
 * <tr><td>pledge.statistics.erasures</td><td>gauge</td><td>pseudonyms</td><td></td>
 *     <td>Who the store is still to forget</td></tr>
 * <tr><td>pledge.statistics.failing</td><td>gauge</td><td>seconds</td><td></td>
 *     <td>Since when the store has failed, 0 if it does not</td></tr>
 * </table>
 *
 * <p>The mode is {@code enforce}, or {@code report} for what was only seen.
 */
@NullMarked
package dev.pledge.metrics;

import org.jspecify.annotations.NullMarked;

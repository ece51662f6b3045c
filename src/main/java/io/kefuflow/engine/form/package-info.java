/**
 * A submitted form can set only what the form offers.
 *
 * <p>The engine stores whatever variables come with a completed task or a started process; the
 * rules of a form are kept by the browser only. Here the engine's task, form and runtime services,
 * which Tasklist, Cockpit and {@code /engine-rest} call, are replaced by ones that check every
 * <em>foreign</em> call: one made while a user is signed in and none of our own code runs ({@link
 * io.kefuflow.engine.SystemCalls#active()}). Groups have the rights to read, to work on tasks and
 * to create instances, supervisors also to assign tasks. These are the doors through which such a
 * user could set variables or move a token, and what closes each:
 *
 * <table>
 * <caption>Doors</caption>
 * <tr><td>submit a task form, complete a task</td><td>checked against the form; only by the assignee, who must be a candidate;
 * a task without a form takes no variables</td></tr>
 * <tr><td>submit a start form</td><td>checked against the form; takes no business key; refused without a form</td></tr>
 * <tr><td>start by key, id or with start instructions, restart</td><td>refused</td></tr>
 * <tr><td>message, signal, condition (each may start a process)</td><td>refused; own use cases send them</td></tr>
 * <tr><td>BPMN error or escalation of a task</td><td>refused</td></tr>
 * <tr><td>delegate a task, resolve it</td><td>refused</td></tr>
 * <tr><td>claim, assign, update a task</td><td>only free tasks and only for candidates; for another user only with the right to
 * assign; one's own task can be given back</td></tr>
 * <tr><td>candidates of a task</td><td>refused; the model decides</td></tr>
 * <tr><td>files attached to a task</td><td>refused: the engine checks neither rights nor size</td></tr>
 * <tr><td>variables of a task or an instance, modification, migration, trigger of an execution</td><td>the engine asks for rights to
 * update that no group of the department has</td></tr>
 * </table>
 *
 * <p>Refusals are Chinese, for the user, and reach a REST client with status 400, 403, 404 or 409.
 *
 * <p>Of the components of form-js 1.8.7 all are understood but {@code dynamiclist}. Custom
 * properties of a component that count: {@code errorMessage} (what to enter, told when the pattern
 * does not match), and on a date {@code notAfter} and {@code notBefore} with the value {@code now}.
 */
package io.kefuflow.engine.form;

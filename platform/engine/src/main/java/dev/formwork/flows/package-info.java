/**
 * How work on a record proceeds: what a flow is, where an execution of it stands, who is next and
 * why. Main types: {@link dev.formwork.flows.Flow}, {@link dev.formwork.flows.Execution}, {@link
 * dev.formwork.flows.FlowStepper}. It refuses to know where records are kept, who may act on them
 * beyond an open task, and what becomes of its effects.
 */
@NullMarked
package dev.formwork.flows;

import org.jspecify.annotations.NullMarked;

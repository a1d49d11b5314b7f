/**
 * Carries out what rules say: takes what has happened to records and what time has come, does the
 * actions of each rule that fires as a run of its own, and keeps the log of it. Main types: {@link
 * dev.formwork.automation.Runs}, {@link dev.formwork.automation.Run}. It refuses to know how a
 * record is written, and how a message reaches people.
 */
@NullMarked
package dev.formwork.automation;

import org.jspecify.annotations.NullMarked;

/** One record: its form, what can be decided, where its flow stands, what happened to it. */
@NullMarked
package dev.formwork.workspace.record;

import org.jspecify.annotations.NullMarked;

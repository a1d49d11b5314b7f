/**
 * What people are told. Main types: {@link dev.formwork.messages.Notices}, where each finds what he
 * was told inside the platform, {@link dev.formwork.messages.Notice}. It refuses to know why
 * somebody is told something.
 */
@NullMarked
package dev.formwork.messages;

import org.jspecify.annotations.NullMarked;

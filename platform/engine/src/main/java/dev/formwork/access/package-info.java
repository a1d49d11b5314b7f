/**
 * Who may do what, and why: roles, grants, record scopes, field rights. Main types: {@link
 * dev.formwork.access.Access}, {@link dev.formwork.access.Decision}. It refuses to know where
 * records are kept and who signs in how; it decides on values alone.
 */
@NullMarked
package dev.formwork.access;

import org.jspecify.annotations.NullMarked;

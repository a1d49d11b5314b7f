/**
 * What screens say: texts by key in the person's language, and numbers, money, dates as that
 * language writes them. No view holds a text of its own.
 */
@NullMarked
package dev.formwork.workspace.text;

import org.jspecify.annotations.NullMarked;

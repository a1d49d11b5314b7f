@NullMarked
package dev.formwork.scenarios.rest;

import org.jspecify.annotations.NullMarked;

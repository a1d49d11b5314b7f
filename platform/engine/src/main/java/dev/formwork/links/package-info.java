/**
 * Forms that anybody fills in who has a link: the links, and the page that they lead to. Main
 * types: {@link dev.formwork.links.PublicLinks}, {@link dev.formwork.links.PublicLink}. It refuses
 * to know records beyond the one that is handed in, and shows no field that its form does not list.
 */
@NullMarked
package dev.formwork.links;

import org.jspecify.annotations.NullMarked;

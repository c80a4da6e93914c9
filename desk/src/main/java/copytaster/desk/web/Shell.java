package copytaster.desk.web;

import org.jspecify.annotations.Nullable;

/**
 * What every page has around it.
 *
 * @param title of the browser's tab
 * @param here the path of the navigation's current entry; null for none
 * @param signsOut whether there is a sign-in to leave
 */
record Shell(String title, @Nullable String here, boolean signsOut, Assets assets, HouseTime time) {}

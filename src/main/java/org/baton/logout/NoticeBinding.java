package org.baton.logout;

/** What a notice is signed for but does not carry (PASETO's implicit assertion): both hosts say it from configuration. */
final class NoticeBinding {
    private NoticeBinding() {}

    static String of(String sibling, String address) {
        return "baton/1|logout|" + sibling + "|" + address;
    }
}

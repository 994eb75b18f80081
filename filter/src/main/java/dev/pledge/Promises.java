package dev.pledge;

import dev.pledge.policy.Promise;
import dev.pledge.snapshot.Snapshots;
import dev.pledge.snapshot.Switches;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The switches of one application, as JMX shows them. */
final class Promises implements PromisesMXBean {
    private static final Logger LOG = System.getLogger(Promises.class.getName());

    private final Switches switches;
    private final Snapshots snapshots;

    Promises(Switches switches, Snapshots snapshots) {
        this.switches = switches;
        this.snapshots = snapshots;
    }

    private void set(Promise promise, boolean on) {
        switches.set(promise, on);
        LOG.log(Level.WARNING, "The promise {0} was turned {1} by JMX.", promise.section(), on ? "on" : "off");
    }

    @Override
    public boolean isCookies() {
        return switches.isOn(Promise.COOKIES);
    }

    @Override
    public void setCookies(boolean on) {
        set(Promise.COOKIES, on);
    }

    @Override
    public boolean isAdServers() {
        return switches.isOn(Promise.AD_SERVERS);
    }

    @Override
    public void setAdServers(boolean on) {
        set(Promise.AD_SERVERS, on);
    }

    @Override
    public boolean isSensitiveForms() {
        return switches.isOn(Promise.SENSITIVE_FORMS);
    }

    @Override
    public void setSensitiveForms(boolean on) {
        set(Promise.SENSITIVE_FORMS, on);
    }

    @Override
    public boolean isStatistics() {
        return switches.isOn(Promise.STATISTICS);
    }

    @Override
    public void setStatistics(boolean on) {
        set(Promise.STATISTICS, on);
    }

    @Override
    public boolean isSubjectAccess() {
        return switches.isOn(Promise.SUBJECT_ACCESS);
    }

    @Override
    public void setSubjectAccess(boolean on) {
        set(Promise.SUBJECT_ACCESS, on);
    }

    @Override
    public boolean isDisclosures() {
        return switches.isOn(Promise.DISCLOSURES);
    }

    @Override
    public void setDisclosures(boolean on) {
        set(Promise.DISCLOSURES, on);
    }

    @Override
    public boolean isContact() {
        return switches.isOn(Promise.CONTACT);
    }

    @Override
    public void setContact(boolean on) {
        set(Promise.CONTACT, on);
    }

    @Override
    public String getRevision() {
        return snapshots.current().revision();
    }
}

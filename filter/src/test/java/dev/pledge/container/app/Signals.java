package dev.pledge.container.app;

import jakarta.servlet.ServletContext;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets pages wait until the test has seen something, and tells the test what has happened. */
final class Signals {
    private final ConcurrentHashMap<String, LinkedBlockingQueue<String>> queues = new ConcurrentHashMap<>();

    /** Returns the signals of an application. */
    static Signals of(ServletContext context) {
        synchronized (context) {
            Signals signals = (Signals) context.getAttribute(Signals.class.getName());
            if (signals == null) {
                signals = new Signals();
                context.setAttribute(Signals.class.getName(), signals);
            }
            return signals;
        }
    }

    void send(String name, String text) {
        queue(name).add(text);
    }

    /** Waits for a signal, at most a minute. */
    String await(String name) {
        try {
            String text = queue(name).poll(1, TimeUnit.MINUTES);
            if (text == null) {
                throw new IllegalStateException("no signal " + name + " for a minute");
            }
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private LinkedBlockingQueue<String> queue(String name) {
        return queues.computeIfAbsent(name, n -> new LinkedBlockingQueue<>());
    }
}

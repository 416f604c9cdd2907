package dev.ninety.kit.web;

import dev.ninety.kit.problem.Problem;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Bounds every body that is read into memory. Doors that stream their body set their own limits. */
@Provider
public class BodyLimit implements ReaderInterceptor {

    private final long largest;

    public BodyLimit(@ConfigProperty(name = "ninety.limits.json-body-bytes", defaultValue = "16777216") long largest) {
        this.largest = largest;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (!InputStream.class.equals(context.getType())) {
            context.setInputStream(new Bounded(context.getInputStream(), largest));
        }
        return context.proceed();
    }

    private static final class Bounded extends FilterInputStream {
        private final long limit;
        private long read;

        Bounded(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(Math.max(0, count));
            return count;
        }

        private void count(int bytes) {
            read += bytes;
            if (read > limit) {
                throw Problem.tooLarge("A body here has at most " + limit + " bytes.");
            }
        }
    }
}

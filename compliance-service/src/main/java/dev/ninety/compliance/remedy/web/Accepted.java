package dev.ninety.compliance.remedy.web;

import dev.ninety.compliance.job.Job;
import dev.ninety.compliance.job.store.JobStore.Told;
import dev.ninety.compliance.job.web.JobResource;
import dev.ninety.compliance.job.web.JobView;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;

/** The answer to work that is taken on. */
final class Accepted {

    private Accepted() {}

    static RestResponse<JobView> of(Told told) {
        Job job = told.job();
        return RestResponse.ResponseBuilder.<JobView>create(RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, JobResource.path(job.smartAccount(), job.id()))
                .entity(JobView.of(told, true))
                .build();
    }
}

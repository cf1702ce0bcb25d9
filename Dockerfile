# The server. `docker compose up -d` builds and runs it with a database; alone, it runs the embedded
# one, on a volume at /var/lib/counterpoint:
#   docker build -t counterpoint . && docker run --rm --read-only --tmpfs /tmp \
#     -v counterpoint:/var/lib/counterpoint -p 127.0.0.1:8717:8717 counterpoint

# Not Alpine: its threads' small stacks let deeply nested JSON end the process.
FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
RUN python -m venv /opt/counterpoint
ENV PATH=/opt/counterpoint/bin:$PATH
# What is pinned comes by its hash, and anew only when it changes; we ourselves come without more.
COPY constraints/server.txt constraints/
RUN pip install --require-hashes -r constraints/server.txt
COPY pyproject.toml README.md LICENSE ./
COPY schema schema
COPY sdk sdk
COPY server server
RUN pip install --no-deps --no-build-isolation . \
    && pip uninstall --yes hatchling pip

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Counterpoint" \
      org.opencontainers.image.description="The argument-map server" \
      org.opencontainers.image.licenses="Apache-2.0"
# By name, too: initdb of the embedded database asks for it.
RUN groupadd --gid 65532 counterpoint \
    && useradd --uid 65532 --gid counterpoint --no-create-home --home-dir /nonexistent \
       --shell /usr/sbin/nologin counterpoint \
    && install --directory --owner=counterpoint --group=counterpoint --mode=0700 \
       /var/lib/counterpoint
COPY --from=build /opt/counterpoint /opt/counterpoint
ENV PATH=/opt/counterpoint/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    COUNTERPOINT_HOST=0.0.0.0 \
    COUNTERPOINT_DATA=/var/lib/counterpoint
USER 65532:65532
EXPOSE 8717
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["counterpoint", "health"]
ENTRYPOINT ["counterpoint"]
CMD ["serve"]

# An image with mieux and a shell.
#
#     docker build -t mieux .
#     docker run --rm -v "$PWD:/work" -u "$(id -u):$(id -g)" mieux validate
FROM rust:1.95-alpine AS build
WORKDIR /src
COPY . .
# On Alpine the binary is static.
RUN cargo build --release --locked

FROM alpine:3.22
RUN adduser -D -u 1000 mieux
COPY --from=build /src/target/release/mieux /usr/local/bin/mieux
USER 1000
WORKDIR /work
# Any user can write to /tmp. To change records, mount a volume there: a command that is killed leaves its journal in it,
# and the next command completes the change.
ENV LANG=C.UTF-8 MIEUX_STATE_DIR=/tmp/mieux
ENTRYPOINT ["mieux"]

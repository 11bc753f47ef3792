# factlint in a container: `docker run --rm -v "$PWD:/desk" factlint check`
FROM rust:1.95-slim AS build
WORKDIR /factlint
COPY . .
RUN cargo build --release --locked

FROM debian:stable-slim
RUN apt-get update && apt-get install --yes --no-install-recommends git && rm -rf /var/lib/apt/lists/*
# The desk belongs to whoever runs the container, and --diff-base asks git about it.
RUN git config --system --add safe.directory /desk
COPY --from=build /factlint/target/release/factlint /usr/local/bin/factlint
WORKDIR /desk
ENTRYPOINT ["factlint"]

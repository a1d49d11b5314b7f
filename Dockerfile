# Two images from one build:
#   docker build --target server   -t formwork-server .     run time only, for production nodes
#   docker build --target designer -t formwork-designer .   with the builder screens

FROM node:24-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /formwork
COPY . .
RUN --mount=type=cache,target=/root/.m2 --mount=type=cache,target=/root/.npm ./formwork build

FROM eclipse-temurin:25-jre AS run
RUN apt-get update \
 && apt-get install -y --no-install-recommends curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /formwork formwork \
 && mkdir -p /formwork/data \
 && chown -R formwork /formwork
WORKDIR /formwork
COPY apps apps
# In a container every address is the container's; what is published decides who can reach it.
ENV FORMWORK_BIND=0.0.0.0 FORMWORK_PORT=8080 FORMWORK_DATA=/formwork/data
USER formwork
EXPOSE 8080
VOLUME /formwork/data
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD curl -fsS "http://127.0.0.1:${FORMWORK_PORT}/actuator/health" || exit 1
ENTRYPOINT ["java", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-Dpolyglot.engine.WarnInterpreterOnly=false", "-XX:MaxRAMPercentage=60", \
  "-Dformwork.packs=apps", "-jar", "formwork.jar"]

FROM run AS server
COPY --from=build /formwork/platform/server/target/formwork-server.jar formwork.jar

FROM run AS designer
COPY --from=build /formwork/designer/target/formwork-designer.jar formwork.jar

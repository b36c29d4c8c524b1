# One image for web, worker and beat: `docker compose` gives each its command.
FROM python:3.11.13-slim-bookworm AS build
WORKDIR /app
COPY requirements.txt .
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir -r requirements.txt

FROM python:3.11.13-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-ind tini \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /var/lib/eoffice --create-home eoffice
ENV PATH=/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=eoffice.settings \
    EOFFICE_ENV=production \
    VAR_DIR=/var/lib/eoffice \
    OMP_THREAD_LIMIT=1 \
    MALLOC_ARENA_MAX=2
COPY --from=build /venv /venv
COPY . /app
WORKDIR /app
# Static files are part of the image. The values live for this one command and open nothing.
RUN EOFFICE_ENV=demo VAR_DIR=/tmp/build python manage.py collectstatic --noinput --verbosity=0 \
 && mv /tmp/build/static /app/collected && rm -rf /tmp/build \
 && python -m compileall -q eoffice correspondence disposition archive
ENV STATIC_ROOT=/app/collected
USER eoffice
VOLUME /var/lib/eoffice
EXPOSE 8000
ENTRYPOINT ["tini", "--"]
CMD ["deploy/web"]

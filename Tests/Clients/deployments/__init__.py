"""Deployments made by code: certificates with known faults, and their nearest healthy ones."""

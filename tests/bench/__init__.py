"""Figures of speed and memory: measured on demand, never asserted in a test."""

"""Anonymous surveys: how they are asked, kept, rewritten and counted.

What protects whoever answers is here, a module for each step: ``middleware`` forgets who asks,
``silence`` keeps logs quiet, ``taking`` stores an answer, ``rewriting`` takes away its order,
``suppression`` decides what may be shown.
"""

"""Zhixing (执行): the open platform on which courts enforce civil judgments."""

__version__ = "0.1.0"

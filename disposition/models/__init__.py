"""The tables of the disposition room, one noun a module."""

from disposition.models.branch import Disposition
from disposition.models.extension import Extension
from disposition.models.follow_up import FollowUp
from disposition.models.instruction import Instruction
from disposition.models.sheet import DispositionSheet

__all__ = ["Disposition", "DispositionSheet", "Extension", "FollowUp", "Instruction"]
